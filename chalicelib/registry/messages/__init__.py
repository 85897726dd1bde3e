"""What goes both ways between the office and the depositor of a mail."""

"""Until when a mail is answered: its procedure, its clock, and the job that looks at clocks."""

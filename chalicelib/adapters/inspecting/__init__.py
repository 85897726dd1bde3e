"""What a stranger's file is and holds, looked at inside a bounded child process."""

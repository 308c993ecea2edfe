"""What an editor asks of a file that is being written: names under the cursor, what completes them, what they mean."""

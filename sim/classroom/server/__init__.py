"""The room on a network: pages and streams of views for phones and the teacher, and what they ask of the room."""

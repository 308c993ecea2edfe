"""What a teacher prints for a lesson: plan, cards, sheets and slips, in one page of HTML. One part a file."""

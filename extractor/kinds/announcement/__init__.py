"""What announcements say that a rule cannot read: their schedule, and the people in their tables."""

"""What is right: packs of rules, the verdicts that they reach over a road, agreement and advice."""

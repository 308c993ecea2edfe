"""From a road to its meaning: what a debrief holds, as blocks without layout. `debriefing.debrief` builds it."""

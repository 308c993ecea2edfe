"""A debrief on its way out: put into words once (`telling`), laid out for a terminal, as Markdown or as JSON."""

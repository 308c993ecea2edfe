"""The language server: what an editor asks over a pipe, answered from `sim/exchange/language`."""

"""How dates are written, where Django's own formats are not the ones that we want."""

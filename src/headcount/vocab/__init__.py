"""Tables that name and decide things; the code here only reads them."""

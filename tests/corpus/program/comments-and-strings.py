"""Sends mail for Jane Roe."""
# Jane Roe wrote this,
# jane.roe@example.com knows it.
OWNER = 'Jane "J" Roe'  # also r'C:\Users\jroe'
PATH = r"C:\Users\jroe"
def greet(jane_roe: str = "x") -> str:
    return f"Dear {jane_roe}"

"""The adapter of the app in call_app.py: how it is shown to the kit."""

from call_app import CallApp
from wire import serve

serve("Python app", CallApp)

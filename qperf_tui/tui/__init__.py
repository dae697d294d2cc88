"""The workbench at the keyboard: screens and widgets over the use cases."""

"""The command line: everything the workbench does, without a screen."""

"""Speed of the workbench beside its peers, measured from outside."""

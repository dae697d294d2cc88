"""What an officer does with a workbook: use cases that both front ends call."""

"""What people see: one base page, one set of form templates and components, and the design system under them."""

"""Pages: thin views by noun. They load what a person may see, bind a form, call one action, and redirect."""

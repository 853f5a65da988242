"""The rules of the gate, by what they look at: language, content, and fairness of the options."""

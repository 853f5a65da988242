"""The rules of the gate, by what they look at: language, wholeness, content, and fairness of the options."""

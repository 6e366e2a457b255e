class Policy:
    def clone(self, **kwargs):
        return self


HTTP: Policy
SMTP: Policy
compat32: Policy
default: Policy
strict: Policy

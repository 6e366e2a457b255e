class PasswordResetTokenGenerator:
    key_salt: str
    secret: str

    def check_token(self, user, token) -> bool:
        str(user.pk)

    def make_token(self, user) -> str:
        str(user.pk)


default_token_generator = PasswordResetTokenGenerator()

from rest_framework.views import APIView


class ObtainAuthToken(APIView): ...


def obtain_auth_token(request) -> object: ...

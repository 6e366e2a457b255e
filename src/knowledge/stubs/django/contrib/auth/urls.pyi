urlpatterns: list

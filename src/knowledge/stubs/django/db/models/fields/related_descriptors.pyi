from django.core.exceptions import ObjectDoesNotExist


class ForwardManyToOneDescriptor:
    RelatedObjectDoesNotExist = ObjectDoesNotExist


class ForwardOneToOneDescriptor(ForwardManyToOneDescriptor): ...


class ManyToManyDescriptor: ...


class ReverseManyToOneDescriptor: ...


class ReverseOneToOneDescriptor:
    RelatedObjectDoesNotExist = ObjectDoesNotExist

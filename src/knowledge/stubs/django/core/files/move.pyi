from _effects import file


def file_move_safe(old_file_name, new_file_name, *args, **kwargs):
    file("file_move_safe()")

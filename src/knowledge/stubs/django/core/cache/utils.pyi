def make_template_fragment_key(fragment_name, vary_on=None) -> str:
    for value in vary_on:
        str(value)

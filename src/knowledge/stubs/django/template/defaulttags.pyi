register: object

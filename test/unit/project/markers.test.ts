import { describe, expect, it } from 'vitest';
import { mayHold } from '../../../src/project/markers.ts';

describe('whether a marker may hold for a Python', () => {
  it.each([
    ['python_version >= "3.10"', '3.12', true],
    ['python_version >= "3.10"', '3.9.1', false],
    ["python_full_version == '3.11.*'", '3.11', true],
    ['"3.8" < python_version', '3.9', true],
    ['python_version in "3.8 3.9"', '3.9.4', true],
    ['python_version not in "3.8 3.9"', '3.9.4', false],
    // What is said of anything but Python may hold.
    ['sys_platform == "win32"', '3.12', true],
    ['python_version < "3.10" and sys_platform == "win32"', '3.12', false],
    ['(python_version < "3.9") or extra == "dev"', '3.12', true],
    // Not a version: it does not hold, and nothing is thrown.
    ['python_version == "x"', '3.12', false],
  ])('%s for %s: %s', (marker, python, expected) => {
    expect(mayHold(marker, python)).toBe(expected);
  });
});

#!/bin/sh
# Says very much of its troubles, and fails.
i=0
while [ $i -lt 20000 ]; do echo "trouble trouble trouble trouble trouble" >&2; i=$((i + 1)); done
echo "memory allocation of 12 bytes failed" >&2
exit 1

#!/bin/sh
# Answers without an end.
exec yes "and on and on"

#!/bin/sh
# Written by Jane Roe <jane.roe@example.com>
export MAIL_TO=jane.roe@example.com
echo 'Dear Jane' "to \"Jane\"" # done

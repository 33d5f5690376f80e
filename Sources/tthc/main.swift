// tthc: the command line.
//
// It knows arguments, exit codes and printing, one file per command. It refuses to know anything
// about procedures: what a command does, the floors below do.

import ArgumentParser
import SourceText

CrashGuard.install()
Run.exit(with: Run.perform(CommandLine.arguments))

/** The command line: one file a command. */
package inboundcalls.command;

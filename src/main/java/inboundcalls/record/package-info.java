/** What is kept of calls: one line of JSON for each, written when it is over, read by the command {@code calls}. */
package inboundcalls.record;

/** The operators' log: one line an event, each with its call's UUID. */
package inboundcalls.log;

/** What an operator looks at when something is wrong: one finding a check, each with its cure. */
package inboundcalls.doctor;

/** One call without a telephone, for an operator who wants to hear whether a running server answers. */
package inboundcalls.trial;

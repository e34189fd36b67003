/** One question over HTTP and its answer, without blocking a loop. */
package inboundcalls.http;

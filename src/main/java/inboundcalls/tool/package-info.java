/** What the model can ask for, and where it runs. */
package inboundcalls.tool;

/** What draws pages has stopped, or is not there; the engine has not stopped. */
export class DrawingFault extends Error {}

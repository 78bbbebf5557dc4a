// How the built site calls a file after what is in it: such a name never means something else.

/** The end of such a name. */
export const NAMED_BY_CONTENT = /-[0-9a-f]{12}\.\w+$/;

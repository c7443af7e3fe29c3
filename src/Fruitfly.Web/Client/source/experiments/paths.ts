/**
 * Where an experiment has its page. The name of a user's experiment, such as `ada/label-noise`, has a dot there in
 * place of the slash.
 */
export const pageOf = (experiment: string) => `/experiments/${experiment.replace("/", ".")}`;

/** What the server's data of an experiment begin with. */
export const dataOf = (experiment: string) => `/api${pageOf(experiment)}`;

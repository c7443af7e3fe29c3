namespace Fruitfly.Cli.Terminals;

/// <summary>Standard output takes nothing more: it is closed, or its disk is full.</summary>
sealed class OutputException(Exception cause) : Exception(cause.InnerException?.Message ?? cause.Message, cause);

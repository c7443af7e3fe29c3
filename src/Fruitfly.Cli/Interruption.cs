using System.Runtime.InteropServices;

namespace Fruitfly.Cli;

/// <summary>Ctrl-C and the polite signals: the first cancels the token so that work ends cleanly, the second ends the
/// process at once, which the store survives.</summary>
sealed class Interruption : IDisposable
{
    readonly CancellationTokenSource _source = new();
    readonly PosixSignalRegistration[] _registrations;

    public Interruption(TextWriter error)
    {
        void Handle(PosixSignalContext context)
        {
            if (_source.IsCancellationRequested)
                Environment.Exit(ExitCode.Interrupted);
            context.Cancel = true;
            error.WriteLine("stopping; press Ctrl-C again to stop at once");
            _source.Cancel();
        }
        _registrations =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }
                .Select(signal => PosixSignalRegistration.Create(signal, Handle)),
        ];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }
}

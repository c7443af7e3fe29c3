@echo off
rem Runs Fruitfly on Windows. Builds it where a source has changed; needs the .NET 10 SDK and Node 20 for that.
setlocal
where dotnet >nul 2>nul || goto :nodotnet
where node >nul 2>nul || goto :nonode
set "log=%TEMP%\fruitfly-build.log"
dotnet build "%~dp0src\Fruitfly.Cli\Fruitfly.Cli.csproj" --configuration Release --verbosity quiet --nologo >"%log%" 2>&1 || goto :nobuild
if not defined FRUITFLY_COMMAND set "FRUITFLY_COMMAND=fruitfly"
"%~dp0artifacts\bin\Fruitfly.Cli\release\Fruitfly.Cli.exe" %*
exit /b %errorlevel%

:nodotnet
echo error: the .NET 10 SDK is not installed: there is no dotnet on the PATH. 1>&2
echo hint: install the .NET SDK 10.0 (https://dotnet.microsoft.com/download), then run this command again. 1>&2
exit /b 1

:nonode
echo error: Node.js is not installed: there is no node on the PATH. 1>&2
echo hint: install Node.js 20 or later (https://nodejs.org); it builds the pages of the reports. 1>&2
exit /b 1

:nobuild
type "%log%" 1>&2
echo error: the build failed; its messages are above and in %log%. 1>&2
exit /b 1

@echo off
rem Starts So hoa Mot cua on Windows; the first start sets up whatever is missing. See docs\install.md.
rem   sohoa [ARGUMENTS]           the program
rem   sohoa test [ARGUMENTS]      lint, types, contracts and tests; the arguments go to pytest
rem The same as the file "sohoa" for other systems. ASCII only: cmd reads a file in the code page of the moment,
rem so each Vietnamese sentence stands in packaging\.
setlocal EnableExtensions DisableDelayedExpansion
set "PYTHONUTF8=1"
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "VENV=%ROOT%\.venv"
set "GROUPS=program"
if "%~1"=="test" set "GROUPS=program test"

call :is_ready
if not errorlevel 1 goto start

call :find_python
if defined PYTHON goto set_up
where winget >nul 2>nul
if errorlevel 1 goto no_python
winget install --exact --id Python.Python.3.13 --scope user --silent --accept-package-agreements --accept-source-agreements
call :find_python
if not defined PYTHON goto no_python

:set_up
%PYTHON% "%ROOT%\packaging\setup_environment.py" %GROUPS%
if not "%ERRORLEVEL%"=="0" goto failed

:start
if "%~1"=="test" goto test
"%VENV%\Scripts\python.exe" -P -m desktop %*
if not "%ERRORLEVEL%"=="0" goto failed
exit /b 0

:test
"%VENV%\Scripts\python.exe" -P "%ROOT%\packaging\run_tests.py" %*
exit /b %ERRORLEVEL%

:no_python
chcp 65001 >nul
type "%ROOT%\packaging\windows\python_missing.txt"
set "OUTCOME=5"
goto wait

:failed
set "OUTCOME=%ERRORLEVEL%"
:wait
rem Without arguments it was opened by a double click: the window stays until its words are read.
if "%~1"=="" pause
exit /b %OUTCOME%

rem ---- Set up for this lock, in this place? A path that the code page cannot say is asked again of Python: slower, as right.
:is_ready
if not exist "%VENV%\Scripts\python.exe" exit /b 1
if not exist "%VENV%\ready\root" exit /b 1
for %%G in (%GROUPS%) do (
    if not exist "%VENV%\ready\%%G.lock" exit /b 1
    fc /b "%ROOT%\requirements.lock" "%VENV%\ready\%%G.lock" >nul 2>nul
    if errorlevel 1 exit /b 1
)
set "THEN_ROOT="
set /p THEN_ROOT=<"%VENV%\ready\root"
if not "%THEN_ROOT%"=="%ROOT%" exit /b 1
exit /b 0

rem ---- The first Python that can make the environment; one that winget has just brought is not on this window's PATH yet.
:find_python
set "PYTHON="
call :try py -3
call :try python
call :try python3
for /d %%D in ("%LocalAppData%\Programs\Python\Python3*" "%ProgramFiles%\Python3*") do call :try "%%~D\python.exe"
exit /b 0

:try
if defined PYTHON exit /b 0
%* -c "import sys; sys.exit(sys.version_info < (3, 11) or sys.maxsize < 2 ** 32)" >nul 2>nul
if not errorlevel 1 set PYTHON=%*
exit /b 0

<#
.SYNOPSIS
Tells what Windows Update on this computer is set to, and what it meets on the way to its update server. Changes nothing.

.DESCRIPTION
For a computer that does not get its updates from a Todoku or WSUS server. Runs in Windows PowerShell 5.1 and in PowerShell 7, installs
nothing, and needs no rights of an administrator; without them it says what it could not read.

It only reads. It sets no value, starts and stops no service, downloads no update, and asks the update services of Windows only where
they are running already. Over the network it looks up the names in the policy, and sends one GET each to the addresses of the update
server and one HEAD for content. With -Path it writes that one file.

It reads: policies and computed settings of Windows Update, services, proxies (without names and passwords), names and addresses,
certificates of the stores Root, TrustedPublisher and WindowsServerUpdateServices, the ends of ReportingEvents.log and of the event
channel of Windows Update, whether a restart is pending, free space, the number of transfers, and the build of Windows. It does not read
names of users, of documents or of files, nor passwords.

It prints one line of JSON in ASCII. Give it to the server: todoku why --collected FILE

.PARAMETER Path
A file to write the JSON to, instead of printing it.

.PARAMETER Url
The address of an update server to be asked instead of the one in the policy, such as http://wsus.contoso.com:8530

.PARAMETER ContentUrl
The address of one update file, to be asked for with HEAD.

.PARAMETER TimeoutSeconds
How long each request may take.

.PARAMETER Lines
How many lines of each log.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File .\collect.ps1 -Path .\collected.json
#>
[CmdletBinding()]
param(
    [string]$Path,
    [string]$Url,
    [string]$ContentUrl,
    [ValidateRange(1, 300)][int]$TimeoutSeconds = 15,
    [ValidateRange(0, 2000)][int]$Lines = 200
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# Where application control lets scripts do only little, nothing below would work.
if ([string]$ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    @{
        version = 1
        machine = @{ name = $env:COMPUTERNAME }
        errors = @(@{ part = 'machine'; message = 'PowerShell runs in constrained language mode (application control), so that nothing could be read.' })
    } | ConvertTo-Json -Depth 4 -Compress
    return
}

$invariant = [System.Globalization.CultureInfo]::InvariantCulture
$errors = New-Object System.Collections.ArrayList

# Names and passwords that stand in an address or before a proxy are none of our business.
function Bare([string]$text) {
    return ($text -replace '(^|[=;/\s])[^=;/\s@]+@', '$1')
}

function Reason($record) {
    $texts = New-Object System.Collections.ArrayList
    $exception = $record.Exception
    # PowerShell wraps what .NET says.
    if ($exception -is [System.Management.Automation.MethodInvocationException]) { $exception = $exception.InnerException }
    while ($null -ne $exception) {
        if (-not $texts.Contains($exception.Message)) { [void]$texts.Add($exception.Message) }
        $exception = $exception.InnerException
    }
    return (Bare ($texts -join ' <- '))
}

# Messages are in the language of Windows; these words of .NET are not.
function Kind($record) {
    $exception = $record.Exception
    while ($null -ne $exception) {
        if ($exception -is [System.Net.WebException]) { return [string]$exception.Status + ': ' }
        if ($exception -is [System.Net.Sockets.SocketException]) { return [string]$exception.SocketErrorCode + ': ' }
        if ($exception -is [System.OperationCanceledException] -or $exception -is [System.TimeoutException]) { return 'Timeout: ' }
        # PowerShell 7 has other names for the same.
        if ($null -ne $exception.PSObject.Properties['HttpRequestError']) {
            switch ([string]$exception.HttpRequestError) {
                'NameResolutionError' { return 'NameResolutionFailure: ' }
                'ConnectionError' { return 'ConnectFailure: ' }
                'SecureConnectionError' { return 'SecureChannelFailure: ' }
                'ProxyTunnelError' { return 'ProxyTunnelError: ' }
            }
        }
        $exception = $exception.InnerException
    }
    return ''
}

function Tell([string]$part, [string]$message) {
    [void]$errors.Add([ordered]@{ part = $part; message = $message })
}

# Does the work, and tells what kept it from being done.
function Attempt([string]$part, [scriptblock]$work) {
    try { & $work } catch { Tell $part (Reason $_) }
}

function Moment($time) {
    return ([DateTime]$time).ToUniversalTime().ToString('o', $invariant)
}

function OpenKey([string]$root, [string]$path) {
    $hives = @{ HKLM = 'LocalMachine'; HKCU = 'CurrentUser'; HKU = 'Users' }
    $hive = [Microsoft.Win32.RegistryKey]::OpenBaseKey([Microsoft.Win32.RegistryHive]$hives[$root], [Microsoft.Win32.RegistryView]::Registry64)
    return $hive.OpenSubKey($path)
}

function ValueOf([string]$root, [string]$path, [string]$name) {
    $key = OpenKey $root $path
    if ($null -eq $key) { return $null }
    return $key.GetValue($name, $null, [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
}

function IsKey([string]$root, [string]$path) {
    return ($null -ne (OpenKey $root $path))
}

# The values of a key, or those of them that are named, and of the keys beneath it. A key without any of them is told as being there.
function ValuesOf([string]$root, [string]$path, [string[]]$names, [int]$depth) {
    try {
        $key = OpenKey $root $path
        if ($null -eq $key) { return }
        $short = $root + '\' + $path
        $found = 0
        foreach ($name in $key.GetValueNames()) {
            if ($null -ne $names -and $names -notcontains $name) { continue }
            $kind = [string]$key.GetValueKind($name)
            $value = $key.GetValue($name, $null, [Microsoft.Win32.RegistryValueOptions]::DoNotExpandEnvironmentNames)
            if ($value -is [byte[]]) { $value = [BitConverter]::ToString($value).Replace('-', '') }
            elseif ($value -is [string]) { $value = $value -replace '//[^/\s@]+@', '//' }
            [ordered]@{ key = $short; name = $name; type = $kind; value = $value }
            $found++
        }
        if ($found -eq 0) { [ordered]@{ key = $short; name = $null; type = 'None'; value = $null } }
        if ($depth -gt 0) {
            foreach ($child in $key.GetSubKeyNames()) { ValuesOf $root ($path + '\' + $child) $names ($depth - 1) }
        }
    }
    catch { Tell ('registry ' + $root + '\' + $path) (Reason $_) }
}

function Registry {
    $policies = 'SOFTWARE\Policies\Microsoft'
    $current = 'SOFTWARE\Microsoft\Windows\CurrentVersion'
    ValuesOf HKLM ($policies + '\Windows\WindowsUpdate') $null 2
    ValuesOf HKLM ($policies + '\Windows\DriverSearching') $null 0
    ValuesOf HKLM ($policies + '\Windows\Device Metadata') $null 0
    ValuesOf HKLM ($policies + '\Windows\DeliveryOptimization') $null 0
    ValuesOf HKLM ($policies + '\Windows\BITS') $null 1
    ValuesOf HKLM ($policies + '\Windows\Task Scheduler\Maintenance') $null 0
    ValuesOf HKLM ($policies + '\WindowsStore') $null 0
    ValuesOf HKLM ($current + '\Policies\Servicing') $null 0
    ValuesOf HKLM ($current + '\Policies\WindowsUpdate') $null 0
    ValuesOf HKCU ($current + '\Policies\WindowsUpdate') $null 0
    ValuesOf HKLM ($current + '\WindowsUpdate') @('SusClientId', 'SusClientIdValidation', 'AccountDomainSid', 'PingID') 0
    ValuesOf HKLM ($current + '\WindowsUpdate\Auto Update\Results') $null 1
    ValuesOf HKLM 'SOFTWARE\Microsoft\WindowsUpdate\UpdatePolicy\PolicyState' $null 0
    ValuesOf HKLM 'SOFTWARE\Microsoft\WindowsUpdate\UpdatePolicy\Settings' $null 0
    ValuesOf HKLM 'SOFTWARE\Microsoft\WindowsUpdate\UX\Settings' $null 0
    ValuesOf HKLM 'SOFTWARE\Microsoft\PolicyManager\current\device\Update' $null 0
    ValuesOf HKLM 'SOFTWARE\Microsoft\PolicyManager\current\device\DeliveryOptimization' $null 0
    # Only that it is there: Configuration Manager writes the address of the server itself.
    ValuesOf HKLM 'SOFTWARE\Microsoft\CCM' @() 0
    ValuesOf HKLM ($current + '\Internet Settings\WinHttp') @('DefaultSecureProtocols') 0
    ValuesOf HKLM 'SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client' $null 0
}

function Machine {
    $machine = [ordered]@{ name = [Environment]::MachineName; powershell = [string]$PSVersionTable.PSVersion }
    Attempt 'machine registry' {
        $version = 'SOFTWARE\Microsoft\Windows NT\CurrentVersion'
        $build = [int](ValueOf HKLM $version 'CurrentBuild')
        $kind = [string](ValueOf HKLM $version 'InstallationType')
        $caption = [string](ValueOf HKLM $version 'ProductName')
        # Windows 11 still calls itself Windows 10 there.
        if ($build -ge 22000 -and $kind -eq 'Client') { $caption = $caption -replace 'Windows 10', 'Windows 11' }
        $machine['caption'] = $caption
        $machine['edition'] = [string](ValueOf HKLM $version 'EditionID')
        $release = ValueOf HKLM $version 'DisplayVersion'
        if ($null -eq $release) { $release = ValueOf HKLM $version 'ReleaseId' }
        $machine['release'] = [string]$release
        $machine['build'] = $build
        $machine['revision'] = ValueOf HKLM $version 'UBR'
        $machine['kind'] = $kind
    }
    Attempt 'machine architecture' {
        $architecture = $env:PROCESSOR_ARCHITEW6432
        if (-not $architecture) { $architecture = $env:PROCESSOR_ARCHITECTURE }
        $machine['architecture'] = $architecture
    }
    Attempt 'machine locale' { $machine['locale'] = [System.Globalization.CultureInfo]::InstalledUICulture.Name }
    Attempt 'machine domain' { $machine['domain'] = [System.Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().DomainName }
    Attempt 'machine utcOffset' { $machine['utcOffset'] = [int][TimeZoneInfo]::Local.GetUtcOffset([DateTime]::UtcNow).TotalMinutes }
    Attempt 'machine elevated' {
        $principal = New-Object System.Security.Principal.WindowsPrincipal([System.Security.Principal.WindowsIdentity]::GetCurrent())
        $machine['elevated'] = $principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
    }
    return $machine
}

function Services {
    foreach ($name in 'wuauserv', 'BITS', 'UsoSvc', 'DoSvc', 'CryptSvc', 'MpsSvc', 'TrustedInstaller', 'WaaSMedicSvc', 'W32Time') {
        try {
            $start = ValueOf HKLM ('SYSTEM\CurrentControlSet\Services\' + $name) 'Start'
            if ($null -eq $start) {
                [ordered]@{ name = $name; state = 'absent'; start = 'other' }
                continue
            }
            $service = Get-Service -Name $name
            [ordered]@{ name = $name; state = [string]$service.Status; start = [int]$start }
        }
        catch { Tell ('services ' + $name) (Reason $_) }
    }
}

function Proxy {
    $proxy = [ordered]@{ netsh = @(); system = $null; systemScript = $null }
    Attempt 'proxy winhttp' {
        # A PowerShell of 32 bits would be shown the settings for programs of 32 bits.
        $netsh = $env:windir + '\Sysnative\netsh.exe'
        if (-not (Test-Path -LiteralPath $netsh)) { $netsh = $env:windir + '\System32\netsh.exe' }
        $proxy['netsh'] = @(& $netsh winhttp show proxy | ForEach-Object { Bare ([string]$_) })
    }
    Attempt 'proxy system' {
        $settings = 'Software\Microsoft\Windows\CurrentVersion\Internet Settings'
        $root = 'HKU'
        $path = 'S-1-5-18\' + $settings
        if ((ValueOf HKLM ('SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\Internet Settings') 'ProxySettingsPerUser') -eq 0) {
            $root = 'HKLM'
            $path = $settings
        }
        if ((ValueOf $root $path 'ProxyEnable') -eq 1) { $proxy['system'] = Bare ([string](ValueOf $root $path 'ProxyServer')) }
        $proxy['systemScript'] = Bare ([string](ValueOf $root $path 'AutoConfigURL'))
    }
    return $proxy
}

function NameProbe([string]$name) {
    $result = [ordered]@{ host = $name; addresses = @() }
    try { $result['addresses'] = @([System.Net.Dns]::GetHostAddresses($name) | ForEach-Object { [string]$_ }) }
    catch { $result['error'] = (Kind $_) + (Reason $_) }
    return $result
}

function Header($response, [string]$name) {
    if ($response -is [System.Net.WebResponse]) { return $response.Headers[$name] }
    $values = $null
    if ($response.Headers.TryGetValues($name, [ref]$values)) { return ($values -join ', ') }
    if ($null -ne $response.Content -and $response.Content.Headers.TryGetValues($name, [ref]$values)) { return ($values -join ', ') }
    return $null
}

function HttpProbe([string]$method, [string]$address) {
    $result = [ordered]@{ url = Bare $address; method = $method; status = $null }
    try {
        $through = [System.Net.WebRequest]::DefaultWebProxy.GetProxy([Uri]$address)
        if ($null -ne $through -and $through.AbsoluteUri -ne ([Uri]$address).AbsoluteUri) { $result['proxy'] = Bare $through.AbsoluteUri }
    }
    catch { Tell ('probes proxy of ' + $result['url']) (Reason $_) }
    $response = $null
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    try { $response = (Invoke-WebRequest -Uri $address -Method $method -UseBasicParsing -TimeoutSec $TimeoutSeconds).BaseResponse }
    catch {
        # A status such as 503 is an answer; what has no answer has a reason.
        if ($null -ne $_.Exception.PSObject.Properties['Response']) { $response = $_.Exception.Response }
        if ($null -eq $response) { $result['error'] = (Kind $_) + (Reason $_) }
    }
    $result['milliseconds'] = [int]$watch.ElapsedMilliseconds
    $result['machineTime'] = Moment ([DateTime]::UtcNow)
    if ($null -eq $response) { return $result }
    try {
        $result['status'] = [int]$response.StatusCode
        $result['contentType'] = Header $response 'Content-Type'
        $result['server'] = Header $response 'Server'
        $result['via'] = Header $response 'Via'
        $date = Header $response 'Date'
        if ($date) { $result['serverTime'] = [DateTimeOffset]::Parse($date, $invariant).UtcDateTime.ToString('o', $invariant) }
        if ($response -is [System.Net.WebResponse]) { $from = $response.ResponseUri } else { $from = $response.RequestMessage.RequestUri }
        if ($null -ne $from -and $from.AbsoluteUri -ne ([Uri]$address).AbsoluteUri) { $result['redirectedTo'] = Bare $from.GetLeftPart([UriPartial]::Path) }
    }
    catch { Tell ('probes ' + $result['url']) (Reason $_) }
    return $result
}

function Certificates {
    $flags = [System.Security.Cryptography.X509Certificates.OpenFlags]'ReadOnly, OpenExistingOnly'
    foreach ($name in 'Root', 'TrustedPublisher', 'WindowsServerUpdateServices') {
        try {
            # The stores of this name are there once something was put into them.
            if (-not (IsKey HKLM ('SOFTWARE\Microsoft\SystemCertificates\' + $name)) -and -not (IsKey HKLM ('SOFTWARE\Policies\Microsoft\SystemCertificates\' + $name))) { continue }
            $store = New-Object System.Security.Cryptography.X509Certificates.X509Store($name, 'LocalMachine')
            $store.Open($flags)
            foreach ($certificate in $store.Certificates) {
                [ordered]@{
                    store = $name
                    subject = $certificate.Subject
                    issuer = $certificate.Issuer
                    thumbprint = $certificate.Thumbprint
                    notAfter = Moment $certificate.NotAfter
                }
            }
            $store.Close()
        }
        catch { Tell ('certificates ' + $name) (Reason $_) }
    }
}

# The last lines of a file that others are writing to. It is UTF-16 with its mark, or ASCII.
function TailOf([string]$file) {
    $share = [System.IO.FileShare]'ReadWrite, Delete'
    $stream = New-Object System.IO.FileStream($file, [System.IO.FileMode]::Open, [System.IO.FileAccess]::Read, $share)
    try {
        $wide = ($stream.ReadByte() -eq 255)
        $most = 1024 * $Lines
        if ($stream.Length -gt $most) { [void]$stream.Seek($stream.Length - $most - ($stream.Length % 2), 'Begin') }
        else { [void]$stream.Seek(0, 'Begin') }
        $encoding = [System.Text.Encoding]::UTF8
        if ($wide) { $encoding = [System.Text.Encoding]::Unicode }
        $reader = New-Object System.IO.StreamReader($stream, $encoding, $true)
        $text = $reader.ReadToEnd()
    }
    finally { $stream.Dispose() }
    return ($text -split '\r?\n' | Where-Object { $_ -match '^\{' } | Select-Object -Last $Lines)
}

function ChannelEvents {
    $channel = 'Microsoft-Windows-WindowsUpdateClient/Operational'
    try { $found = @(Get-WinEvent -LogName $channel -MaxEvents $Lines) }
    catch {
        if ($_.FullyQualifiedErrorId -notlike 'NoMatchingEventsFound*') { throw }
        $found = @()
    }
    [Array]::Reverse($found)
    foreach ($each in $found) {
        [ordered]@{ at = Moment $each.TimeCreated; eventId = $each.Id; message = Bare ([string]$each.Message) }
    }
}

function PendingRestart {
    $reasons = New-Object System.Collections.ArrayList
    $current = 'SOFTWARE\Microsoft\Windows\CurrentVersion'
    $control = 'SYSTEM\CurrentControlSet\Control'
    if (IsKey HKLM ($current + '\Component Based Servicing\RebootPending')) { [void]$reasons.Add('component-servicing') }
    if (IsKey HKLM ($current + '\WindowsUpdate\Auto Update\RebootRequired')) { [void]$reasons.Add('windows-update') }
    if (ValueOf HKLM ($control + '\Session Manager') 'PendingFileRenameOperations') { [void]$reasons.Add('file-renames') }
    if ((ValueOf HKLM ($control + '\ComputerName\ActiveComputerName') 'ComputerName') -ne (ValueOf HKLM ($control + '\ComputerName\ComputerName') 'ComputerName')) { [void]$reasons.Add('computer-name') }
    return [ordered]@{ pending = ($reasons.Count -gt 0); reasons = @($reasons) }
}

function Disk {
    $name = $env:SystemDrive
    if (-not $name) { $name = '/' }
    $drive = New-Object System.IO.DriveInfo($name)
    return [ordered]@{ drive = $name; free = $drive.AvailableFreeSpace; total = $drive.TotalSize }
}

# To ask a service that is stopped would start it.
function IsRunning([string]$name) {
    return (@($services | Where-Object { $_['name'] -eq $name -and $_['state'] -eq 'Running' }).Count -gt 0)
}

function Transfers {
    $transfers = [ordered]@{}
    if (IsRunning 'BITS') {
        if ($machine['elevated'] -eq $true) {
            Attempt 'transfers bits' {
                $jobs = @(Get-BitsTransfer -AllUsers)
                $transfers['bitsJobs'] = $jobs.Count
                $transfers['bitsInError'] = @($jobs | Where-Object { 'Error', 'TransientError' -contains [string]$_.JobState }).Count
            }
        }
        else { Tell 'transfers bits' 'Only an administrator sees the jobs of all accounts.' }
    }
    if (IsRunning 'DoSvc') {
        Attempt 'transfers deliveryOptimization' {
            $states = @(Get-DeliveryOptimizationStatus | Group-Object -Property Status | ForEach-Object { $_.Name + ' ' + $_.Count })
            $transfers['deliveryOptimization'] = $states -join ', '
        }
    }
    return $transfers
}

function UpdateSources {
    $manager = New-Object -ComObject 'Microsoft.Update.ServiceManager'
    foreach ($each in $manager.Services) {
        [ordered]@{ id = [string]$each.ServiceID; name = [string]$each.Name; isDefault = [bool]$each.IsDefaultAUService }
    }
}

$collectedAt = Moment ([DateTime]::UtcNow)
$machine = Machine
$services = @(Services)
$registry = @(Registry)

$policy = $registry | Where-Object { $_['key'] -eq 'HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate' }
$addresses = @{}
foreach ($each in $policy) { if ($each['name']) { $addresses[$each['name']] = ([string]$each['value']).Trim() } }
$server = $addresses['WUServer']
$reports = $addresses['WUStatusServer']
if ($Url) { $server = $Url.Trim(); $reports = $server }

$names = @()
$probes = @()
if ($server) {
    if (-not $reports) { $reports = $server }
    $hosts = @($server, $reports, $addresses['UpdateServiceUrlAlternate']) | ForEach-Object {
        $address = $_ -as [Uri]
        if ($null -ne $address -and $address.IsAbsoluteUri -and $address.Host) { $address.DnsSafeHost }
    } | Select-Object -Unique
    $names = @($hosts | ForEach-Object { NameProbe $_ })
    # Windows PowerShell of old systems offers no TLS 1.2 by itself; this is for this process alone.
    if ($PSVersionTable.PSVersion.Major -lt 6) {
        Attempt 'probes tls' { [System.Net.ServicePointManager]::SecurityProtocol = [System.Net.ServicePointManager]::SecurityProtocol -bor [System.Net.SecurityProtocolType]::Tls12 }
    }
    $base = $server.TrimEnd('/')
    if (-not $ContentUrl) { $ContentUrl = $base + '/Content/anonymousCheckFile.txt' }
    $probes = @(
        HttpProbe 'GET' ($base + '/ClientWebService/Client.asmx?wsdl')
        HttpProbe 'GET' ($base + '/SimpleAuthWebService/SimpleAuth.asmx')
        HttpProbe 'GET' ($reports.TrimEnd('/') + '/ReportingWebService/ReportingWebService.asmx')
        HttpProbe 'HEAD' $ContentUrl
    )
}

$reportingEvents = @()
$channelEvents = @()
if ($Lines -gt 0) {
    $reportingEvents = @(Attempt 'reportingEvents' { TailOf ($env:windir + '\SoftwareDistribution\ReportingEvents.log') })
    $channelEvents = @(Attempt 'channelEvents' { ChannelEvents })
}

$collected = [ordered]@{
    version = 1
    collectedAt = $collectedAt
    machine = $machine
    registry = $registry
    services = $services
    proxy = Proxy
    names = $names
    probes = $probes
    certificates = @(Attempt 'certificates' { Certificates })
    reportingEvents = $reportingEvents
    channelEvents = $channelEvents
    pendingRestart = Attempt 'pendingRestart' { PendingRestart }
    disk = Attempt 'disk' { Disk }
    transfers = Transfers
}
if (IsRunning 'wuauserv') {
    $collected['updateSources'] = @(Attempt 'updateSources' { UpdateSources })
    Attempt 'lastSearch' {
        $results = (New-Object -ComObject 'Microsoft.Update.AutoUpdate').Results
        # They are in UTC and do not say so.
        if ($null -ne $results.LastSearchSuccessDate) { $collected['lastSearch'] = [DateTime]::SpecifyKind($results.LastSearchSuccessDate, 'Utc').ToString('o', $invariant) }
        if ($null -ne $results.LastInstallationSuccessDate) { $collected['lastInstallation'] = [DateTime]::SpecifyKind($results.LastInstallationSuccessDate, 'Utc').ToString('o', $invariant) }
    }
}
$collected['errors'] = @($errors)

# ASCII alone comes through every console, redirection and code page.
$json = [regex]::Replace((ConvertTo-Json -InputObject $collected -Depth 6 -Compress), '[^\x00-\x7F]', { param($match) '\u{0:x4}' -f [int][char]$match.Value })
if ($Path) {
    $file = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
    [System.IO.File]::WriteAllText($file, $json, [System.Text.Encoding]::ASCII)
    Write-Output ('Written to ' + $file + '. Next: todoku why --collected FILE')
    foreach ($each in $errors) { Write-Output ('Not read: ' + $each['part'] + ': ' + $each['message']) }
    if ($machine['elevated'] -eq $false) { Write-Output 'As an administrator it reads more.' }
}
else { Write-Output $json }

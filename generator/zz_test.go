package main
import ("testing";"os";"chiso/generator/internal/cli";"runtime")
func TestZZ(t *testing.T){ if os.Getenv("ZZ")=="" {t.Skip()}
 runtime.GOMAXPROCS(1)
 if _,err:=os.Stat("/tmp/large");err!=nil{ dir,_:=large(t,40000,50); os.CopyFS("/tmp/large",os.DirFS(dir))}
 t.Chdir("/tmp/large"); t.Log(cli.Run([]string{"check"},os.Stdout,os.Stderr)) }

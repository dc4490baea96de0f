package pack_test
import ("testing";"math/rand";"time";"testing/fstest";"io/fs";"os";"fmt"
"oneminuteguide/content/leeds";"oneminuteguide/content/pack")
func TestZZ(t *testing.T){
 names := []string{"pack.yaml","contacts.yaml","links.yaml",guideFile,checklistFile}
 shipped := map[string][]byte{}
 for _,n:=range names{d,_:=fs.ReadFile(leeds.Files,n);shipped[n]=d}
 r:=rand.New(rand.NewSource(time.Now().UnixNano()))
 end:=time.Now().Add(60*time.Second); n:=0
 for time.Now().Before(end){
  which:=names[r.Intn(5)]
  d:=append([]byte{},shipped[which]...)
  for k:=r.Intn(6);k>=0;k--{
   i:=r.Intn(len(d))
   switch r.Intn(4){
   case 0: d[i]=byte(r.Intn(128))
   case 1: d=append(d[:i],d[min(len(d),i+r.Intn(60)):]...)
   case 2: x:="\n-:#{}[]&*!|>'\"%@` ?<"; d[i]=x[r.Intn(len(x))]
   case 3: j:=r.Intn(len(d)); e:=min(len(d),j+r.Intn(40)); d=append(append(append([]byte{},d[:i]...),d[j:e]...),d[i:]...)
   }
   if len(d)==0{d=[]byte("x")}
  }
  files:=fstest.MapFS{}
  for k,v:=range shipped{files[k]=&fstest.MapFile{Data:v}}
  files[which]=&fstest.MapFile{Data:d}
  done:=make(chan any,1)
  go func(){ defer func(){done<-recover()}(); pack.Read(files)}()
  select{case p:=<-done: if p!=nil{os.WriteFile("/tmp/crash",d,0644);t.Fatal(which,p)}
  case <-time.After(5*time.Second): os.WriteFile("/tmp/hang",d,0644);t.Fatal("hang ",which)}
  n++
 }
 fmt.Println("runs",n)
}
